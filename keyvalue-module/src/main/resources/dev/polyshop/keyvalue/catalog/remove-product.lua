-- KEYS: product, SKU → id, stock, reviews, their order, their histogram, then the keys of the writes.
-- ARGV: the version that the writes were worked out from, SKU, the writes.
if redis.call('HGET', KEYS[1], 'version') ~= ARGV[1] then
  return {'stale'}
end
redis.call('UNLINK', KEYS[1], KEYS[3], KEYS[4], KEYS[5], KEYS[6])
redis.call('HDEL', KEYS[2], ARGV[2])
apply_writes(3, #ARGV)
return {'removed'}
