with added as (
    insert into product (
        id, sku, name, name_key, description, category_id, brand, tags, attributes, price_minor, currency, version)
    values (
        :id, :sku, :name, :nameKey, :description, :category, :brand, :tags, cast(:attributes as jsonb), :price,
        :currency, 1)
    returning id
)
insert into stock (product_id) select id from added
