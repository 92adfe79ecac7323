package dev.polyshop.relational.inventory;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Stock levels as entities. */
interface StockRepository extends JpaRepository<StockEntity, UUID> {}
