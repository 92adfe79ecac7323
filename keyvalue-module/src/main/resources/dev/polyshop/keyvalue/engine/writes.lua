-- Applies writes that the client worked out, after the script has checked that what they were worked out from still
-- stands. ARGV has them from one place to another, each as: command, place of its key in KEYS, number of arguments, the
-- arguments.
local function apply_writes(at, last)
  while at <= last do
    local count = tonumber(ARGV[at + 2])
    redis.call(ARGV[at], KEYS[tonumber(ARGV[at + 1])], unpack(ARGV, at + 3, at + 2 + count))
    at = at + 3 + count
  end
end
