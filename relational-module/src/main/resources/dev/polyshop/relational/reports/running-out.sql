with sale as (
    select l.product_id, sum(l.quantity) as pieces
    from customer_order o
    join order_line l on l.order_id = o.id
    where o.placed_at >= :start and o.placed_at < :end
      and o.status <> 'CANCELLED'
    group by l.product_id
)
select
    p.id as product_id,
    p.sku,
    s.on_hand,
    sale.pieces as sold,
    div(s.on_hand::numeric * :days, sale.pieces) as days_left
from sale
join product p on p.id = sale.product_id
join stock s on s.product_id = p.id
where s.on_hand::numeric * :days < sale.pieces * :horizon
order by days_left, p.sku
limit :limit
