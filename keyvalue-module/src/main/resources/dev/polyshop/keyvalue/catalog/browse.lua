-- One page of the products that meet a filter, after a place.
-- KEYS: product id at its price, then the sets of the filter.
-- ARGV: weight of the price (1 cheapest first, -1 dearest first, 0 newest first), how many are wanted,
--       id and weighted price of the place before, or two empty texts, then the filter.
local weight = tonumber(ARGV[1])
local wanted = tonumber(ARGV[2])
local after_id = ARGV[3]
local after_score = tonumber(ARGV[4])
local members, scores_of = filtered(read_filter(5), KEYS[1], weight)

-- Ids are compared as text. They all have the same form, for which every collation agrees with the order of bytes.
local page = {}
local first, last, step = 1, #members, 1
if weight == 0 then
  first, last, step = #members, 1, -1
end
for i = first, last, step do
  local score = scores_of[members[i]]
  local beyond = true
  if after_id ~= '' then
    if weight == 0 then
      beyond = members[i] < after_id
    else
      beyond = score > after_score or (score == after_score and members[i] > after_id)
    end
  end
  if beyond then
    page[#page + 1] = members[i]
    page[#page + 1] = string.format('%.0f', score)
    if #page == wanted * 2 then
      break
    end
  end
end
return page
