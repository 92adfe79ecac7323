-- Reads more for a unit, if what it has read before still stands.
-- ARGV: expectations, then hash or set and places of keys in KEYS, or field, the place of a hash and a field of it.
local at = after_expectations(1)
if not at then
  return {'changed'}
end
if ARGV[at] == 'field' then
  return {'read', redis.call('HGET', KEYS[tonumber(ARGV[at + 1])], ARGV[at + 2])}
end
local command = ARGV[at] == 'hash' and 'HGETALL' or 'SMEMBERS'
local answer = {'read'}
for i = at + 1, #ARGV do
  answer[#answer + 1] = redis.call(command, KEYS[tonumber(ARGV[i])])
end
return answer
