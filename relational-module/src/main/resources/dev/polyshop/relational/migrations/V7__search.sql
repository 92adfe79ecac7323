-- What search looks at, kept by the server itself in step with the product. Weights: name A, brand and tags B,
-- description C. Each part after the first begins with a stop word, which takes a position and leaves no lexeme: so a
-- phrase never matches across the end of one part and the beginning of the next. The description counts up to its
-- 150,000th character: a tsvector holds no more than one megabyte.
create function tags_as_text(tags text[]) returns text
    language sql immutable strict parallel safe
    return array_to_string(tags, ' a ');

alter table product add column search tsvector generated always as (
    setweight(to_tsvector('english', name), 'A')
    || setweight(to_tsvector('english', 'a ' || brand), 'B')
    || setweight(to_tsvector('english', 'a ' || tags_as_text(tags)), 'B')
    || setweight(to_tsvector('english', 'a ' || left(description, 150000)), 'C')
) stored;

create index product_by_word on product using gin (search);

-- The words of the catalogue, for those mistyped in a search. Words are learnt when products come and stay when they go.
create table word (
    word text collate "C" primary key
);

-- Where the extension pg_trgm is installed, words are found by the trigrams they share with a mistyped one.
do $$
begin
    if exists (select from pg_catalog.pg_extension where extname = 'pg_trgm') then
        create index word_by_trigram on word using gin (word gin_trgm_ops);
    end if;
end
$$;
