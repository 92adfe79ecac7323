-- Reads more for a unit, if what it has read before still stands.
-- ARGV: expectations, hash or set, then places of keys in KEYS.
local at = after_expectations(1)
if not at then
  return {'changed'}
end
local command = ARGV[at] == 'hash' and 'HGETALL' or 'SMEMBERS'
local answer = {'read'}
for i = at + 1, #ARGV do
  answer[#answer + 1] = redis.call(command, KEYS[tonumber(ARGV[i])])
end
return answer
