-- KEYS: customer, email address → id, then the keys of the writes. ARGV: id, email address in lower case, the writes.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return {'id'}
end
if redis.call('HSETNX', KEYS[2], ARGV[2], ARGV[1]) == 0 then
  return {'email'}
end
apply_writes(3)
return {'registered'}
