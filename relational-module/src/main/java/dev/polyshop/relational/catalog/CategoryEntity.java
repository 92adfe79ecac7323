package dev.polyshop.relational.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A category; written by {@link CategoryTree} only. */
@Entity
@Immutable
@Table(name = "category")
class CategoryEntity {

    @Id
    private int id;

    private String path;

    @SuppressWarnings("NullAway.Init")
    protected CategoryEntity() {}

    String path() {
        return path;
    }
}
