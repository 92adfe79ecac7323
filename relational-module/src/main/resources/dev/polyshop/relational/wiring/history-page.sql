select
    o.id, o.idempotency_key, o.customer_id, o.status, o.coupon_code, o.currency, o.discount_minor, o.placed_at,
    o.holds_stock, o.version,
    l.line_no, l.product_id, l.sku, l.name, l.category, l.unit_price_minor, l.quantity
from customer_order o
join order_line l on l.order_id = o.id
where o.id in (
    select page.id from customer_order page
    where page.customer_id = :customer
    order by page.placed_at desc, page.id desc
    limit :rows)
order by o.placed_at desc, o.id desc
