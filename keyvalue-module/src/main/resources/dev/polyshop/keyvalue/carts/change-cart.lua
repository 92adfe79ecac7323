-- Adds pieces of a product to a cart or sets how many there are. Every change begins the cart's time to live anew.
-- KEYS: cart, product. ARGV: add or set, product id, quantity, now, most pieces of a product, most products.
local verb, product, quantity = ARGV[1], ARGV[2], tonumber(ARGV[3])
local ttl = redis.call('HGET', KEYS[1], 'ttl')
if not ttl then
  return {'no-cart'}
end
local there = tonumber(redis.call('HGET', KEYS[1], product) or '0')
if verb == 'add' then
  quantity = there + quantity
end
if quantity > 0 and redis.call('EXISTS', KEYS[2]) == 0 then
  return {'unknown'}
end
-- Two fields of the hash are the cart's own.
if quantity > tonumber(ARGV[5])
    or (there == 0 and quantity > 0 and redis.call('HLEN', KEYS[1]) - 2 >= tonumber(ARGV[6])) then
  return {'too-much'}
end
if quantity ~= there then
  if quantity > 0 then
    redis.call('HSET', KEYS[1], product, string.format('%.0f', quantity))
  else
    redis.call('HDEL', KEYS[1], product)
  end
  redis.call('HSET', KEYS[1], 'expiresAt', string.format('%.0f', tonumber(ARGV[4]) + tonumber(ttl)))
  redis.call('PEXPIRE', KEYS[1], ttl)
end
local cart = redis.call('HGETALL', KEYS[1])
return {'changed', unpack(cart)}
