-- KEYS: product, customer, reviews of the product, their order, their histogram, the products the customer reviewed.
-- ARGV: product id, customer id, review, its place in the order, its stars.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return {'unknown-product'}
end
if redis.call('EXISTS', KEYS[2]) == 0 then
  return {'unknown-customer'}
end
if redis.call('HSETNX', KEYS[3], ARGV[2], ARGV[3]) == 0 then
  return {'reviewed'}
end
redis.call('ZADD', KEYS[4], 0, ARGV[4])
redis.call('HINCRBY', KEYS[5], ARGV[5], 1)
redis.call('SADD', KEYS[6], ARGV[1])
return {'added'}
