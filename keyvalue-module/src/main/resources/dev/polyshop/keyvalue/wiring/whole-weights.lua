-- Turns the weights of a word from numbers with a fraction, all below eight, into whole ten-thousandths, all above.
-- KEYS: the sorted set of the word.
local before = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '(8', 'WITHSCORES')
for i = 1, #before, 2 do
  redis.call('ZADD', KEYS[1], string.format('%.0f', before[i + 1] * 10000), before[i])
end
return {'done'}
