-- KEYS: cart. ARGV: time to live in milliseconds, the moment it expires.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return {'open'}
end
redis.call('HSET', KEYS[1], 'ttl', ARGV[1], 'expiresAt', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return {'opened'}
