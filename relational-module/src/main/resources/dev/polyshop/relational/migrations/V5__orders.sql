create table coupon (
    code     text collate "C" primary key,
    percent  smallint not null check (percent between 1 and 100),
    max_uses integer not null check (max_uses between 1 and 1000000),
    used     integer not null default 0 check (used between 0 and max_uses)
);

-- An order is a copy of what was agreed. It outlives its customer and its products, and orders brought in from elsewhere
-- never had them here: so there are no foreign keys to either.
create table customer_order (
    id              uuid primary key,
    idempotency_key text collate "C" not null unique,
    customer_id     uuid,
    status          text not null check (status in ('PLACED', 'PAID', 'SHIPPED', 'DELIVERED', 'CANCELLED')),
    coupon_code     text collate "C",
    currency        text not null check (currency ~ '^[A-Z]{3}$'),
    discount_minor  bigint not null check (discount_minor between 0 and 9007199254740991),
    placed_at       timestamptz not null,
    -- Whether its pieces were taken from the stock; not so for an order brought in from elsewhere.
    holds_stock     boolean not null,
    version         bigint not null check (version >= 1)
) with (fillfactor = 90);

create index order_by_customer on customer_order (customer_id, placed_at desc, id desc) where customer_id is not null;
create index order_by_time on customer_order (placed_at);

create table order_line (
    order_id         uuid not null references customer_order on delete cascade,
    line_no          smallint not null check (line_no between 0 and 1999),
    product_id       uuid not null,
    sku              text collate "C" not null,
    name             text not null,
    category         text collate "C" not null,
    unit_price_minor bigint not null check (unit_price_minor between 0 and 9007199254740991),
    quantity         integer not null check (quantity between 1 and 1000000),
    primary key (order_id, line_no),
    -- Holds "each product once", and leads from a product to its orders.
    unique (product_id, order_id)
);
