-- Makes a step of an order and moves the pieces that it reserves.
-- KEYS: order, then the stock of each line. ARGV: the step, the bin where reserved pieces go (empty: they stay), how
--       many statuses may come before, these statuses, then the quantity of each line.
local status = redis.call('HGET', KEYS[1], 'status')
if not status then
  return {'unknown'}
end
local allowed = false
local before = tonumber(ARGV[3])
for i = 1, before do
  allowed = allowed or ARGV[3 + i] == status
end
if not allowed then
  return {'illegal', status}
end
redis.call('HSET', KEYS[1], 'status', ARGV[1])
if ARGV[2] ~= '' and redis.call('HDEL', KEYS[1], 'reserving') == 1 then
  for i = 2, #KEYS do
    local reserved = redis.call('HGET', KEYS[i], 'reserved')
    if reserved then -- Stock of products that are gone is passed over.
      local quantity = math.min(tonumber(reserved), tonumber(ARGV[2 + before + i]))
      if quantity > 0 then -- Zero is written "-0" the other way, which is no integer to HINCRBY.
        redis.call('HINCRBY', KEYS[i], 'reserved', string.format('%.0f', -quantity))
        redis.call('HINCRBY', KEYS[i], ARGV[2], string.format('%.0f', quantity))
      end
    end
  end
end
return {'changed'}
