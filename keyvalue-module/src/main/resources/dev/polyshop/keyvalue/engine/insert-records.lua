-- Brings records in, each whole or not at all. ARGV has for each: the places of its own key and of its claim in KEYS,
-- the field claimed (empty where the claim is a string), the owner, the number of arguments of its writes, the writes.
-- Answers for each: inserted; key, if its own key is taken; claim, if the claim is.
local outcomes = {}
local at = 1
while at <= #ARGV do
  local key, claim = KEYS[tonumber(ARGV[at])], KEYS[tonumber(ARGV[at + 1])]
  local field, owner = ARGV[at + 2], ARGV[at + 3]
  local first = at + 5
  local last = at + 4 + tonumber(ARGV[at + 4])
  local outcome = 'inserted'
  if redis.call('EXISTS', key) == 1 then
    outcome = 'key'
  elseif field ~= '' and redis.call('HSETNX', claim, field, owner) == 0 then
    outcome = 'claim'
  elseif field == '' and redis.call('SETNX', claim, owner) == 0 then
    outcome = 'claim'
  else
    apply_writes(first, last)
  end
  outcomes[#outcomes + 1] = outcome
  at = last + 1
end
return outcomes
