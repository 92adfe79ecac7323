-- Moves pieces between the counters of a stock, or in from outside, if there are enough.
-- KEYS: stock. ARGV: the counter they leave (empty: from outside), the counter they come to, how many.
local from, to, quantity = ARGV[1], ARGV[2], ARGV[3]
if redis.call('EXISTS', KEYS[1]) == 0 then
  return {'unknown'}
end
if from ~= '' then
  local there = redis.call('HGET', KEYS[1], from)
  if tonumber(there) < tonumber(quantity) then
    return {'few', there}
  end
  redis.call('HINCRBY', KEYS[1], from, '-' .. quantity)
end
redis.call('HINCRBY', KEYS[1], to, quantity)
local level = redis.call('HMGET', KEYS[1], 'onHand', 'reserved', 'sold')
return {'done', level[1], level[2], level[3]}
