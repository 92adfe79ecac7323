-- KEYS: product, SKU → id, stock, then the keys of the writes. ARGV: id, SKU, then the writes.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return {'id'}
end
if redis.call('HSETNX', KEYS[2], ARGV[2], ARGV[1]) == 0 then
  return {'sku'}
end
redis.call('HSET', KEYS[3], 'onHand', 0, 'reserved', 0, 'sold', 0)
apply_writes(3)
return {'added'}
