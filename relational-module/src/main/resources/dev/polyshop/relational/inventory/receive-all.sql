-- The rows are locked in the order of their ids first: an UPDATE by itself takes them as it finds them.
with delivery as (
    select * from unnest(:products, :quantities) as d (product_id, quantity)
),
locked as (
    select product_id from stock where product_id = any (:products) order by product_id for update
)
update stock
set on_hand = on_hand + delivery.quantity, version = version + 1
from delivery
where stock.product_id = delivery.product_id
  and stock.product_id in (select product_id from locked)
