package dev.polyshop.relational;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import org.springframework.data.domain.Persistable;

/**
 * A record whose id the client made. Spring Data takes a record with an id for one that is stored already and would
 * read it first; this tells it which ones are new.
 *
 * @param <I> the type of the id
 */
@MappedSuperclass
public abstract class AssignedId<I> implements Persistable<I> {

    @Transient
    private final boolean fresh;

    /** @param fresh whether it is not stored yet; false for what comes out of the database */
    protected AssignedId(boolean fresh) {
        this.fresh = fresh;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }
}
