private import CVips
