with purchase as (
    select o.id, o.customer_id, sum(l.quantity * l.unit_price_minor) - o.discount_minor as total
    from customer_order o
    join order_line l on l.order_id = o.id
    where o.placed_at >= :start and o.placed_at < :end
      and o.currency = :currency
      and o.status <> 'CANCELLED'
      and o.customer_id is not null
    group by o.id
)
select
    rank() over (order by sum(total) desc) as rank,
    customer_id,
    count(*) as orders,
    sum(total) as total
from purchase
group by customer_id
order by total desc, customer_id
limit :limit
