-- The range is what the index on name_key (collation "C") answers.
select distinct name_key, name collate "C" as name
from product
where name_key >= :prefix and name_key < :behind
order by name_key, name
limit :limit
