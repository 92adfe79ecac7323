-- KEYS: coupon. ARGV: percent, most uses.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return {'taken'}
end
redis.call('HSET', KEYS[1], 'percent', ARGV[1], 'maxUses', ARGV[2], 'used', 0)
return {'issued'}
