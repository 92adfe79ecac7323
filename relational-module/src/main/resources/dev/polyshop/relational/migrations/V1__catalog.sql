-- A category knows its parent; the path is kept beside it, because it is read with every product
-- and, like the name and the parent, never changes.
create table category (
    id        integer generated always as identity primary key,
    parent_id integer references category,
    name      text collate "C" not null check (name <> '' and strpos(name, '/') = 0),
    path      text collate "C" not null unique,
    unique nulls not distinct (parent_id, name)
);

-- Text sorts and compares by code point ("C"), as the shop's contract says, whatever the database's own collation.
-- Money is whole minor units and a currency: exact, eight bytes wide, and in the order that lists want.
create table product (
    id          uuid primary key,
    sku         text collate "C" not null unique,
    name        text not null,
    name_key    text collate "C" not null,
    description text not null,
    category_id integer not null references category,
    brand       text collate "C" not null,
    tags        text[] collate "C" not null,
    attributes  jsonb not null check (jsonb_typeof(attributes) = 'object'),
    price_minor bigint not null check (price_minor between 0 and 9007199254740991),
    currency    text not null check (currency ~ '^[A-Z]{3}$'),
    version     bigint not null check (version >= 1)
);

-- The orders in which lists are read; each ends with the id, so that a page begins with one index descent.
create index product_by_category on product (category_id, id);
create index product_by_brand on product (brand, id);
create index product_by_price on product (price_minor, id);
create index product_by_falling_price on product (price_minor desc, id);
create index product_by_name_key on product (name_key);

create index product_by_tag on product using gin (tags);
-- jsonb_ops rather than the smaller jsonb_path_ops: the shop asks for values (@>) and for the presence of keys (?).
create index product_by_attribute on product using gin (attributes);
