-- Apart from the product: stock changes with every order, a product hardly ever. The room left in each page (fillfactor)
-- lets an update stay in its page and touch no index (a heap-only tuple).
create table stock (
    product_id uuid primary key references product on delete cascade,
    on_hand    bigint not null default 0 check (on_hand >= 0),
    reserved   bigint not null default 0 check (reserved >= 0),
    sold       bigint not null default 0 check (sold >= 0),
    version    bigint not null default 1
) with (fillfactor = 70);
