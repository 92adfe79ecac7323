-- What the words and phrases of a search mean to the index: each different lexeme and phrase as a tsquery that holds no
-- syntax of the caller's, with the number of products that have it and about how many there are at all. Where they are not
-- counted, CASE leaves the counting out.
with typed as (
    select lexeme as word from unnest(to_tsvector('simple', :words))
),
term as (
    select distinct on (meant.lexeme)
        typed.word,
        cast('''' || replace(replace(meant.lexeme, '\', '\\'), '''', '''''') || '''' as tsquery) as query
    from typed, unnest(to_tsvector('english', typed.word)) as meant
    union all
    select null, phraseto_tsquery('english', phrase) from unnest(cast(:phrases as text[])) as phrase
)
select
    term.word,
    term.query,
    case when :counted then (select count(*) from product where product.search @@ term.query) else 0 end as products,
    (select greatest(reltuples, 1000) from pg_class where oid = cast('product' as regclass)) as catalogue
from term
where numnode(term.query) > 0
