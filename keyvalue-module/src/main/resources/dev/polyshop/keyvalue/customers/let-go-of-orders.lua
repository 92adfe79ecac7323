-- Makes some of a customer's orders nobody's. Orders and their places in the history are changed together.
-- KEYS: the customer's history, then orders. ARGV: for each of the orders, its place in the history.
for i = 2, #KEYS do
  redis.call('HDEL', KEYS[i], 'customer')
  redis.call('ZREM', KEYS[1], ARGV[i - 1])
end
return {'done'}
