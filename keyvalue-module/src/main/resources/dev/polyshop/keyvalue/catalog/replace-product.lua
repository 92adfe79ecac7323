-- KEYS: product, then the keys of the writes. ARGV: the version that the writes were worked out from, the writes.
if redis.call('HGET', KEYS[1], 'version') ~= ARGV[1] then
  return {'stale'}
end
apply_writes(2, #ARGV)
return {'replaced'}
