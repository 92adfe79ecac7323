-- KEYS: customer, email address → id, then the keys of the writes.
-- ARGV: id, version expected, email address in lower case before and after, the writes.
if redis.call('HGET', KEYS[1], 'version') ~= ARGV[2] then
  return {'stale'}
end
if ARGV[3] ~= ARGV[4] then
  if redis.call('HSETNX', KEYS[2], ARGV[4], ARGV[1]) == 0 then
    return {'email'}
  end
  redis.call('HDEL', KEYS[2], ARGV[3])
end
apply_writes(5, #ARGV)
return {'replaced'}
