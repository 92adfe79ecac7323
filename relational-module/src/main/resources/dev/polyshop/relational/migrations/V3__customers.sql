create table customer (
    id            uuid primary key,
    email         text not null,
    -- The form that uniqueness goes by. The shop makes it, for lower() follows the database's locale.
    email_key     text collate "C" not null unique,
    name          text not null,
    registered_at timestamptz not null,
    version       bigint not null check (version >= 1)
);

create table address (
    customer_id uuid not null references customer on delete cascade,
    position    smallint not null check (position between 0 and 19),
    label       text not null,
    street      text not null,
    city        text not null,
    postal_code text not null,
    country     text not null,
    primary key (customer_id, position)
);
