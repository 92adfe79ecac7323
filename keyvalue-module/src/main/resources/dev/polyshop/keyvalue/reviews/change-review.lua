-- Puts a review in the place of another, or none, if that is still as it was read.
-- KEYS: reviews of the product, their order, their histogram, the products the customer reviewed.
-- ARGV: product id, customer id, then the old and the new one, each as review, place in the order and stars; empty for
--       no new one.
if redis.call('HGET', KEYS[1], ARGV[2]) ~= ARGV[3] then
  return {'stale'}
end
redis.call('ZREM', KEYS[2], ARGV[4])
redis.call('HINCRBY', KEYS[3], ARGV[5], -1)
if ARGV[6] == '' then
  redis.call('HDEL', KEYS[1], ARGV[2])
  redis.call('SREM', KEYS[4], ARGV[1])
else
  redis.call('HSET', KEYS[1], ARGV[2], ARGV[6])
  redis.call('ZADD', KEYS[2], 0, ARGV[7])
  redis.call('HINCRBY', KEYS[3], ARGV[8], 1)
end
return {'changed'}
