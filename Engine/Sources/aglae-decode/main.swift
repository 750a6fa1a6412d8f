private import CVips

print(String(cString: aglae_vips_version()))
