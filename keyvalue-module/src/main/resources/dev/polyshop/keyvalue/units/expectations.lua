-- Compares what a unit has read with what is there now. ARGV has the number of expectations at the place given, then
-- for each its kind, the place of its key in KEYS, and: a field and its value, a field, or a number of members and the
-- members. Gives nothing if one does not hold, else the place of the next argument.
local function after_expectations(at)
  local count = tonumber(ARGV[at])
  at = at + 1
  for _ = 1, count do
    local kind, key = ARGV[at], KEYS[tonumber(ARGV[at + 1])]
    if kind == 'members' then
      local members = tonumber(ARGV[at + 2])
      if redis.call('SCARD', key) ~= members then
        return nil
      end
      for i = at + 3, at + 2 + members do
        if redis.call('SISMEMBER', key, ARGV[i]) == 0 then
          return nil
        end
      end
      at = at + 3 + members
    else
      local value = redis.call('HGET', key, ARGV[at + 2])
      if (kind == 'field' and value ~= ARGV[at + 3]) or (kind == 'no-field' and value) then
        return nil
      end
      at = at + 4
    end
  end
  return at
end
