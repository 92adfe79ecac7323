select
    l.product_id,
    min(l.sku) as sku,
    sum(l.quantity) as quantity,
    sum(l.quantity * l.unit_price_minor) as revenue
from customer_order o
join order_line l on l.order_id = o.id
where o.placed_at >= :start and o.placed_at < :end
  and o.currency = :currency
  and o.status <> 'CANCELLED'
group by l.product_id
order by revenue desc, sku, l.product_id
limit :limit
