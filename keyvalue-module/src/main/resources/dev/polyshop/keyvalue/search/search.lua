-- One page of a search, the number of all hits, and what they have.
-- KEYS: product id at its price, then the sorted sets of words, the sets of the filter, and the columns of the facets.
-- ARGV: order (0 by match, 1 cheapest first, -1 dearest first), how many are wanted, id and rank of the hit before or
--       two empty texts, then each with its length in front: words (key and weight), products found by phrases (id and
--       score), whether there is a filter, the filter, columns of facets, and whether their values are lists.
-- A rank is what hits are sorted by, lowest first: the negative score, or the price times the order.
local order = tonumber(ARGV[1])
local wanted = tonumber(ARGV[2])
local after_id, after_rank = ARGV[3], tonumber(ARGV[4])
local at = 5

local words, weights = {}, {}
for i = 1, tonumber(ARGV[at]) do
  words[i] = KEYS[tonumber(ARGV[at + 2 * i - 1])]
  weights[i] = -tonumber(ARGV[at + 2 * i])
end
at = at + 2 * #words + 1

local phrases = {}
local phrase_count = tonumber(ARGV[at])
for i = 1, phrase_count do
  phrases[ARGV[at + 2 * i - 1]] = -tonumber(ARGV[at + 2 * i])
end
at = at + 2 * phrase_count + 1

local by_words = ARGV[at] == 'words'
local has_filter = ARGV[at + 1] == 'filter'
local filter
filter, at = read_filter(at + 2)

-- What the words find: best first, then by id.
local function matching()
  local hits, ranks = {}, {}
  if #words > 0 then
    local command = {'ZUNION', #words, unpack(words)}
    command[#command + 1] = 'WEIGHTS'
    for _, weight in ipairs(weights) do
      command[#command + 1] = weight
    end
    command[#command + 1] = 'WITHSCORES'
    local answer = redis.call(unpack(command))
    for i = 1, #answer, 2 do
      local phrase = phrases[answer[i]]
      phrases[answer[i]] = nil
      hits[#hits + 1] = answer[i]
      ranks[answer[i]] = tonumber(answer[i + 1]) + (phrase or 0)
    end
  end
  if phrase_count > 0 then
    for id, rank in pairs(phrases) do
      hits[#hits + 1] = id
      ranks[id] = rank
    end
    by_score(hits, ranks)
  end
  return hits, ranks
end

-- The hits in the order of their prices, without those that were removed since a phrase was found in them.
local function by_price(hits)
  local priced, ranks = {}, {}
  for from = 1, #hits, 4000 do
    local prices = redis.call('ZMSCORE', KEYS[1], unpack(hits, from, math.min(#hits, from + 3999)))
    for i, price in ipairs(prices) do
      if price then
        priced[#priced + 1] = hits[from + i - 1]
        ranks[hits[from + i - 1]] = tonumber(price) * order
      end
    end
  end
  by_score(priced, ranks)
  return priced, ranks
end

local hits, ranks
if by_words then
  hits, ranks = matching()
end
if not by_words then
  hits, ranks = filtered(filter, KEYS[1], order)
elseif has_filter then
  local _, inside = filtered(filter, KEYS[1], order)
  local kept = {}
  for _, hit in ipairs(hits) do
    if inside[hit] then
      kept[#kept + 1] = hit
    end
  end
  hits = kept
end
if by_words and order ~= 0 then
  hits, ranks = by_price(hits)
end

local page = {}
for _, hit in ipairs(hits) do
  if after_id == '' or ranks[hit] > after_rank or (ranks[hit] == after_rank and hit > after_id) then
    page[#page + 1] = hit
    page[#page + 1] = string.format('%.17g', ranks[hit])
    if #page == wanted * 2 then
      break
    end
  end
end

local result = {#hits, page}
for i = 1, tonumber(ARGV[at]) do
  local column = KEYS[tonumber(ARGV[at + 2 * i - 1])]
  local is_list = ARGV[at + 2 * i] == 'list'
  local counts = {}
  for from = 1, #hits, 4000 do
    local values = redis.call('HMGET', column, unpack(hits, from, math.min(#hits, from + 3999)))
    for _, value in ipairs(values) do
      if value then
        for each in string.gmatch(value, is_list and '[^\n]+' or '.+') do
          counts[each] = (counts[each] or 0) + 1
        end
      end
    end
  end
  local flat = {}
  for value, count in pairs(counts) do
    flat[#flat + 1] = value
    flat[#flat + 1] = count
  end
  result[#result + 1] = flat
end
return result
