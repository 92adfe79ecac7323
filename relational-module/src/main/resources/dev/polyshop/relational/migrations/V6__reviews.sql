create table review (
    product_id  uuid not null references product on delete cascade,
    customer_id uuid not null references customer on delete cascade,
    stars       smallint not null check (stars between 1 and 5),
    title       text not null,
    body        text not null,
    written_at  timestamptz not null,
    primary key (product_id, customer_id)
);

create index review_by_time on review (product_id, written_at desc, customer_id);
-- The rating is counted from the reviews, by an index-only scan.
create index review_by_stars on review (product_id, stars);
-- For the erasing of a customer.
create index review_by_customer on review (customer_id);
