-- Names that begin with a text, each once: after each name, goes on behind all products of that name.
-- KEYS: names. ARGV: the text in lower case, how many names.
local names = {}
local from, to = '[' .. ARGV[1], '(' .. ARGV[1] .. '\255'
while #names < tonumber(ARGV[2]) do
  local found = redis.call('ZRANGEBYLEX', KEYS[1], from, to, 'LIMIT', 0, 1)
  if not found[1] then
    break
  end
  local both, name = string.match(found[1], '^([^\n]*\n([^\n]*)\n)')
  names[#names + 1] = name
  from = '(' .. both .. '\255'
end
return names
