-- Every pair of a category under the root and one at or below it; each product counts once for each of its ancestors.
with recursive tree as (
    select id, path from category where path = :root
    union all
    select child.id, child.path from category child join tree on child.parent_id = tree.id
),
lineage as (
    select id as ancestor, id as descendant from tree
    union all
    select lineage.ancestor, child.id from category child join lineage on child.parent_id = lineage.descendant
),
held as (
    select category_id, count(*) as products
    from product
    where category_id in (select id from tree)
    group by category_id
)
select tree.path, sum(held.products)::bigint as products
from tree
join lineage on lineage.ancestor = tree.id
join held on held.category_id = lineage.descendant
group by tree.path
