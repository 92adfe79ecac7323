-- What the words and phrases of a search mean to the index: each different lexeme and phrase as a tsquery that holds no
-- syntax of the caller's, with the number of products that have it.
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
    (select count(*) from product where product.search @@ term.query) as products
from term
where numnode(term.query) > 0
