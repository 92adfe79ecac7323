-- One statement, so that others see all products renamed or none.
update product
set attributes = (attributes - :from) || jsonb_build_object(cast(:to as text), attributes -> :from),
    version = version + 1
where attributes ?? :from
  and not attributes ?? :to
