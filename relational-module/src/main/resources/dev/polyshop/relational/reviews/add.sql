-- One statement says what stands against a review, and adds it if nothing does. The primary key lets one of two at the
-- same time in; the foreign keys hold if product or customer go meanwhile.
with known as (
    select
        exists (select from product where id = :product) as product,
        exists (select from customer where id = :customer) as customer
),
added as (
    insert into review (product_id, customer_id, stars, title, body, written_at)
    select :product, :customer, :stars, :title, :body, :writtenAt
    from known
    where known.product and known.customer
    on conflict do nothing
    returning stars
)
select
    case
        when not known.product then 'UNKNOWN_PRODUCT'
        when not known.customer then 'UNKNOWN_CUSTOMER'
        when exists (select from added) then 'ADDED'
        else 'ALREADY_REVIEWED'
    end as result
from known
