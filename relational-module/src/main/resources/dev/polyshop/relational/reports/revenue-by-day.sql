-- The days come from a series, so that days without an order are there. Where they begin is worked out by the caller and
-- passed in: the server's time zone tables may be of another year than the client's. width_bucket finds an order's day
-- among them by binary search. The array is made once, in a CTE of its own: text to timestamptz is STABLE, not IMMUTABLE, so
-- that PostgreSQL would parse all days again for every line. GROUPING SETS count the orders of a day once, and its revenue for each category.
with calendar as materialized (
    select cast(:starts as timestamptz[]) as starts
),
line as (
    select
        width_bucket(o.placed_at, calendar.starts) as day,
        o.id as order_id,
        split_part(l.category, '/', 1) collate "C" as category,
        l.quantity * l.unit_price_minor as revenue
    from calendar
    cross join customer_order o
    join order_line l on l.order_id = o.id
    where o.placed_at >= :start and o.placed_at < :end
      and o.currency = :currency
      and o.status <> 'CANCELLED'
),
sale as (
    select day, category, count(distinct order_id) as orders, sum(revenue) as revenue
    from line
    group by grouping sets ((day), (day, category))
)
select series.day, sale.category, coalesce(sale.orders, 0) as orders, coalesce(sale.revenue, 0) as revenue
from generate_series(1, :days) as series (day)
left join sale on sale.day = series.day
order by series.day, sale.category nulls first
