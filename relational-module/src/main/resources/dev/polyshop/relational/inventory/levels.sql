select product_id, on_hand, reserved, sold
from stock
where product_id = any (:products)
order by product_id
