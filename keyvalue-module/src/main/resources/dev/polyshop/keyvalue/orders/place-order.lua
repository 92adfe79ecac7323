-- Places an order, or says why not. Redis does not roll back a script that fails in the middle: all that can speak
-- against the order is checked before the first write.
-- KEYS: order, order id under the idempotency key, customer, orders by time, the customer's history, number of lines,
--       coupon or an unused key, cart or an unused key, then for each line product, stock, and orders of the product.
-- ARGV: order id, idempotency key, customer id, now, place in the lists by time, coupon code or empty,
--       cart id or empty, then for each line product id and quantity.
local FIRST_LINE_KEY, FIRST_LINE_ARG = 9, 8
-- Lua counts in doubles; below this they have no gaps.
local LIMIT = 9007199254740992

local placed = redis.call('GET', KEYS[2])
if placed then
  return {'repeated', placed}
end
if redis.call('EXISTS', KEYS[1]) == 1 then
  return {'id-taken'}
end
if redis.call('EXISTS', KEYS[3]) == 0 then
  return {'unknown-customer'}
end

local lines = {}
for i = FIRST_LINE_ARG, #ARGV, 2 do
  local key = FIRST_LINE_KEY + (i - FIRST_LINE_ARG) / 2 * 3
  local product = redis.call('HMGET', KEYS[key], 'sku', 'name', 'category', 'price', 'currency')
  if not product[1] then
    return {'unknown-product', ARGV[i]}
  end
  lines[#lines + 1] = {
    id = ARGV[i], quantity = tonumber(ARGV[i + 1]), stock = KEYS[key + 1], orders = KEYS[key + 2],
    sku = product[1], name = product[2], category = product[3], price = product[4], currency = product[5]}
end

local subtotal = 0
for _, line in ipairs(lines) do
  if line.currency ~= lines[1].currency then
    return {'mixed-currencies'}
  end
  subtotal = subtotal + tonumber(line.price) * line.quantity
end

local discount = 0
if ARGV[6] ~= '' then
  local coupon = redis.call('HMGET', KEYS[7], 'percent', 'maxUses', 'used')
  if not coupon[1] then
    return {'unknown-coupon'}
  end
  if tonumber(coupon[3]) >= tonumber(coupon[2]) then
    return {'coupon-exhausted'}
  end
  -- Rounded half up, without a product beyond the limit: hundreds first, then what is left of them.
  local percent = tonumber(coupon[1])
  local rest = subtotal % 100
  discount = (subtotal - rest) / 100 * percent + math.floor((rest * percent + 50) / 100)
end

for _, line in ipairs(lines) do
  local on_hand = redis.call('HGET', line.stock, 'onHand')
  if tonumber(on_hand) < line.quantity then
    return {'out-of-stock', line.id, on_hand}
  end
end
if subtotal >= LIMIT then
  return {'too-dear'}
end

local texts = {}
for i, line in ipairs(lines) do
  local quantity = string.format('%.0f', line.quantity)
  redis.call('HINCRBY', line.stock, 'onHand', '-' .. quantity)
  redis.call('HINCRBY', line.stock, 'reserved', quantity)
  redis.call('ZADD', line.orders, 0, ARGV[1])
  texts[i] = table.concat({line.id, line.sku, line.name, line.category, line.price, quantity}, '\t')
end
redis.call('HSET', KEYS[1], 'key', ARGV[2], 'customer', ARGV[3], 'status', 'PLACED', 'currency', lines[1].currency,
  'discount', string.format('%.0f', discount), 'placedAt', ARGV[4], 'reserving', '1',
  'lines', table.concat(texts, '\n'))
if ARGV[6] ~= '' then
  redis.call('HSET', KEYS[1], 'coupon', ARGV[6])
  redis.call('HINCRBY', KEYS[7], 'used', 1)
end
redis.call('SET', KEYS[2], ARGV[1])
redis.call('ZADD', KEYS[4], 0, ARGV[5])
redis.call('ZADD', KEYS[5], 0, ARGV[5])
redis.call('INCRBY', KEYS[6], #lines)
if ARGV[7] ~= '' then
  redis.call('UNLINK', KEYS[8])
end
return {'placed', unpack(redis.call('HGETALL', KEYS[1]))}
