-- KEYS: order, order id under the idempotency key, then the keys of the writes. ARGV: order id, the writes.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return {'id'}
end
if redis.call('SETNX', KEYS[2], ARGV[1]) == 0 then
  return {'key'}
end
apply_writes(2)
return {'imported'}
