-- Reads a filter out of ARGV: the sets that have to hold a product, the sets of which one has to (no two of these share a
-- product), and sorted sets with the range its score has to be in. Each list has its length in front. Also gives the
-- place of the next argument.
local function read_filter(at)
  local filter = {all = {}, any = {}, ranges = {}}
  for _, list in ipairs({filter.all, filter.any}) do
    for i = 1, tonumber(ARGV[at]) do
      list[i] = KEYS[tonumber(ARGV[at + i])]
    end
    at = at + tonumber(ARGV[at]) + 1
  end
  for i = 1, tonumber(ARGV[at]) do
    local from = at + 3 * (i - 1) + 1
    filter.ranges[i] = {key = KEYS[tonumber(ARGV[from])], from = ARGV[from + 1], to = ARGV[from + 2]}
  end
  return filter, at + 3 * tonumber(ARGV[at]) + 1
end

-- Turns a list of members into a table to look them up in.
local function lookup(members)
  local found = {}
  for _, member in ipairs(members) do
    found[member] = true
  end
  return found
end

-- The ranges, which no intersection can answer, as tables to look products up in.
local function lookups(filter)
  local tables = {}
  for _, range in ipairs(filter.ranges) do
    tables[#tables + 1] = lookup(redis.call('ZRANGEBYSCORE', range.key, range.from, range.to))
  end
  return tables
end

local function in_all(tables, member)
  for _, found in ipairs(tables) do
    if not found[member] then
      return false
    end
  end
  return true
end

-- The products in all of the sets with their price times the weight as score: sorted by that, then by id. Redis starts
-- the intersection from the smallest set.
local function intersection(sets, prices, weight)
  local command = {'ZINTER', #sets + 1, prices, unpack(sets)}
  command[#command + 1] = 'WEIGHTS'
  command[#command + 1] = weight
  for _ = 1, #sets do
    command[#command + 1] = 0
  end
  command[#command + 1] = 'WITHSCORES'
  return redis.call(unpack(command))
end

-- Sorts members by their score, then by themselves.
local function by_score(members, scores_of)
  table.sort(members, function(a, b)
    return scores_of[a] < scores_of[b] or (scores_of[a] == scores_of[b] and a < b)
  end)
end

-- The products that meet the filter, sorted, and their price times the weight by product: an intersection, or one for
-- each of the sets of which one has to hold a product.
local function filtered(filter, prices, weight)
  local tables = lookups(filter)
  local members, scores_of = {}, {}
  for each = 1, math.max(1, #filter.any) do
    local sets = {unpack(filter.all)}
    sets[#sets + 1] = filter.any[each]
    local answer = intersection(sets, prices, weight)
    for i = 1, #answer, 2 do
      if in_all(tables, answer[i]) then
        members[#members + 1] = answer[i]
        scores_of[answer[i]] = tonumber(answer[i + 1])
      end
    end
  end
  if #filter.any > 1 then
    by_score(members, scores_of)
  end
  return members, scores_of
end
