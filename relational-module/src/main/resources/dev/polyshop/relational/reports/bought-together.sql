select other.product_id, min(other.sku) as sku, count(*) as orders
from order_line mine
join customer_order o on o.id = mine.order_id and o.status <> 'CANCELLED'
join order_line other on other.order_id = mine.order_id and other.product_id <> mine.product_id
where mine.product_id = :product
group by other.product_id
order by orders desc, sku, other.product_id
limit :limit
