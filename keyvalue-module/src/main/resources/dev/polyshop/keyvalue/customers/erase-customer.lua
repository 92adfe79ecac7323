-- Removes a customer and the customer's reviews, once no order is the customer's any more.
-- KEYS: customer, email address → id, the customer's history, the products reviewed, and for each of those its reviews,
--       their order, and their histogram.
-- ARGV: version expected, email address in lower case, customer id, and for each product reviewed its id, the review as
--       it was read, its place in the order, and its stars.
if redis.call('HGET', KEYS[1], 'version') ~= ARGV[1] or redis.call('EXISTS', KEYS[3]) == 1 then
  return {'stale'}
end
if redis.call('SCARD', KEYS[4]) ~= (#ARGV - 3) / 4 then
  return {'stale'}
end
for i = 4, #ARGV, 4 do
  local review = redis.call('HGET', KEYS[5 + (i - 4) / 4 * 3], ARGV[3]) or ''
  if redis.call('SISMEMBER', KEYS[4], ARGV[i]) == 0 or review ~= ARGV[i + 1] then
    return {'stale'}
  end
end
for i = 4, #ARGV, 4 do
  if ARGV[i + 1] ~= '' then
    local key = 5 + (i - 4) / 4 * 3
    redis.call('HDEL', KEYS[key], ARGV[3])
    redis.call('ZREM', KEYS[key + 1], ARGV[i + 2])
    redis.call('HINCRBY', KEYS[key + 2], ARGV[i + 3], -1)
  end
end
redis.call('HDEL', KEYS[2], ARGV[2])
redis.call('UNLINK', KEYS[1], KEYS[4])
return {'erased'}
