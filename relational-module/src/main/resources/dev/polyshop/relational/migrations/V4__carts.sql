create table cart (
    id                  uuid primary key,
    time_to_live_millis bigint not null check (time_to_live_millis between 100 and 31536000000),
    expires_at          timestamptz not null
);

-- For the sweep; whether a cart is open is a condition in every query, so a late sweep is never seen.
create index cart_by_expiry on cart (expires_at);

-- No foreign key to the product: a cart keeps the line of a product that has vanished.
create table cart_line (
    cart_id    uuid not null references cart on delete cascade,
    product_id uuid not null,
    quantity   integer not null check (quantity between 1 and 1000000),
    primary key (cart_id, product_id)
);
