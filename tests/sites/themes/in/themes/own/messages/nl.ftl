hello = Hallo
not-found-title = Zoek
greet = Dag { $name }
