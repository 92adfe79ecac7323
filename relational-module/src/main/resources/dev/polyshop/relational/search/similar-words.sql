-- For each word that no product has: the words of the catalogue nearest to it. The index finds those that share trigrams
-- with it (%), the edit distance chooses among them: one wrong letter, in words of six letters and more two.
with mistyped as (
    select word, case when length(word) < 6 then 1 else 2 end as tolerance
    from unnest(cast(:words as text[])) as word
),
near as (
    select mistyped.word as typed, word.word, levenshtein_less_equal(word.word, mistyped.word, tolerance) as distance
    from mistyped
    join word on word.word % mistyped.word and abs(length(word.word) - length(mistyped.word)) <= tolerance
    where levenshtein_less_equal(word.word, mistyped.word, tolerance) <= tolerance
),
nearest as (
    select
        word,
        rank() over (partition by typed order by distance) as nearness,
        row_number() over (partition by typed order by distance, similarity(typed, word) desc, word) as place
    from near
)
select distinct word from nearest where nearness = 1 and place <= :most
